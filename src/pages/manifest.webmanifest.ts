/** What a browser needs to install the site. */
export const GET = (): Response => {
  const base = import.meta.env.BASE_URL;
  const icon = (name: string, sizes: string, purpose = 'any') => ({
    src: `${base}${name}.png`,
    sizes,
    type: 'image/png',
    purpose,
  });
  return Response.json({
    name: 'Counterpoint',
    short_name: 'Counterpoint',
    description: 'Microservices or serverless? Answered claim by claim, with a source behind each.',
    id: base,
    start_url: base,
    scope: base,
    display: 'minimal-ui',
    background_color: '#fafbfa',
    theme_color: '#fafbfa',
    icons: [
      icon('icon-192', '192x192'),
      icon('icon-512', '512x512'),
      icon('icon-512', '512x512', 'maskable'),
    ],
  });
};
