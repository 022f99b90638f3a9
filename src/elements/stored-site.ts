/** The site stored on the device, once it is: a newer version is announced when it stands in full. */

/** Announces newer versions, and goes to one when the reader agreed, here or in another tab. */
export async function watchVersions(registration: ServiceWorkerRegistration): Promise<void> {
  // All tabs go to the new version together: none may mix the two.
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  const announce = async () => {
    const { waiting } = registration;
    if (waiting) (await import('./update-notice.ts')).announce(waiting);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', announce);
  });
  await announce();
}
