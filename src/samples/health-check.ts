/** Something without which this copy can answer no request. */
export interface Dependency {
  name: string;
  ping: (signal: AbortSignal) => Promise<void>;
}

export interface Answer {
  status: 200 | 503;
  body: Record<string, 'ok' | 'failed'>;
}

async function ask({ ping }: Dependency, limit: AbortSignal) {
  try {
    // A ping that hangs has failed, even if it ignores the signal.
    await new Promise<void>((resolve, reject) => {
      limit.addEventListener('abort', reject);
      ping(limit).then(resolve, reject);
    });
    return 'ok';
  } catch {
    // No details: they would tell strangers about the network.
    return 'failed';
  }
}

/** What one copy of a service answers to the platform. */
export function createHealth(
  dependencies: Dependency[],
  limit = () => AbortSignal.timeout(1000),
) {
  let stopping = false;
  return {
    /**
     * "Restart me if this fails." It asks nobody else: a database
     * that is down would have all copies restarted, to no end.
     */
    live: (): Answer => ({ status: 200, body: {} }),

    /** "Send me requests if this succeeds." */
    async ready(): Promise<Answer> {
      const signal = limit();
      const body: Answer['body'] = {};
      await Promise.all(
        dependencies.map(async (dependency) => {
          body[dependency.name] = await ask(dependency, signal);
        }),
      );
      const well = !Object.values(body).includes('failed');
      return { status: well && !stopping ? 200 : 503, body };
    },

    /** The first step of an orderly end: no new requests. */
    stop() {
      stopping = true;
    },
  };
}
