interface Answer {
  /** Written to the end. */
  readonly sent: boolean;
  readonly raw: { readonly destroyed: boolean };
}

/**
 * A hook in front of a route that may answer by itself. As a promise it would be no gate: Fastify goes on to the route
 * when the promise of a hook is settled and nothing has been written, and the promise of an answer is also settled when
 * the visitor hangs up before it is. So whoever was refused would be let in by hanging up in time.
 */
export const gate =
  <Request, Reply extends Answer>(check: (request: Request, reply: Reply) => Promise<unknown>) =>
  (request: Request, reply: Reply, goOn: (fault?: Error) => void): void => {
    check(request, reply).then(() => {
      if (!reply.sent && !reply.raw.destroyed) goOn();
    }, goOn);
  };
