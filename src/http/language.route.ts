import { Type } from 'typebox';
import { pickLanguage } from '../directory/pick-language.ts';
import { DAY } from '../kit/clock.ts';
import { ownPath } from '../kit/web-address.ts';
import { LANGUAGE_COOKIE } from '../ui/visitor-language.ts';
import type { AppContext } from './app-context.ts';
import { setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { LanguageName } from './language-name.ts';

const Form = Type.Object({
  language: LanguageName,
  return_to: Type.String({ maxLength: 4096 }),
});

/** What the picker of every page posts to: kept in the browser, and with the account of who is signed in. */
export function languageRoutes(app: App, ctx: AppContext): void {
  app.post('/language', { config: { access: 'anyone' }, schema: { body: Form } }, async (request, reply) => {
    const { language, return_to: returnTo } = request.body;
    const { principal, arrival } = request.state;
    if (principal) await ctx.unitOfWork((tx) => pickLanguage(tx, principal.person, language));
    return reply
      .header('set-cookie', setCookie(LANGUAGE_COOKIE, language, 365 * DAY))
      .redirect(ownPath(returnTo, arrival.origin) ?? '/', 303);
  });
}
