import type { App } from './create-app.ts';

/** https://w3c.github.io/webappsec-change-password-url/: where password managers lead to a new password. */
export function changePasswordRoutes(app: App): void {
  app.get('/.well-known/change-password', { config: { access: 'anyone' } }, (_request, reply) =>
    reply.redirect('/account/password', 303),
  );
}
