import type { Organization } from '../../directory/organization.ts';
import { localeOf } from '../../kit/language.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Chosen } from '../../ui/chosen.tsx';
import { CodeField, TextField } from '../../ui/field.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLang, useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { phoneWords } from './phone.words.ts';

export type PhoneProblem = keyof (typeof phoneWords)['en']['problems'];

export interface PhoneSheet {
  readonly organization: Organization;
  /** Of this page: `/account/phone`, or the same within a sign-in. */
  readonly url: string;
  readonly cancel: string;
  readonly countries: readonly string[];
  /** Where a code went, as far as it is shown; undefined while there is none to be typed in. */
  readonly sentTo: string | undefined;
  /** As typed. */
  readonly number?: string | undefined;
  readonly problem?: PhoneProblem | undefined;
}

const plain = { help: 'without_help' } as const;

/** Two steps at one address: the number, and the first code that it got. */
export const PhonePage = (sheet: PhoneSheet) =>
  sheet.sentTo === undefined ? <AskNumber {...sheet} /> : <AskCode {...sheet} sentTo={sheet.sentTo} />;

const ofNumber: ReadonlySet<PhoneProblem> = new Set(['not_a_number', 'not_mobile', 'other_country']);

const AskNumber = ({ organization, url, cancel, countries, number, problem }: PhoneSheet) => {
  const words = useText(phoneWords);
  const text = problem && words.problems[problem];
  const error = problem && ofNumber.has(problem) ? text : undefined;
  const page = {
    ...plain,
    title: words.pageTitle,
    lead: words.askLead,
    problem: error === undefined ? text : [{ field: 'number', text: error }],
    children: (
      <>
        <Form action={url}>
          <TextField
            name="number"
            type="tel"
            autocomplete="tel"
            label={words.number}
            hint={words.numberHint(useCountryNames(countries))}
            maxlength={40}
            value={number}
            error={error}
          />
          <ButtonRow>
            <Button tone="primary">{words.send}</Button>
            <ButtonLink href={cancel}>{words.cancel}</ButtonLink>
          </ButtonRow>
        </Form>
        <Notice tone="warning" title={words.restricted.title}>
          {words.restricted.text}
        </Notice>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const AskCode = ({ organization, url, sentTo, problem }: PhoneSheet & { readonly sentTo: string }) => {
  const words = useText(phoneWords);
  const text = problem && words.problems[problem];
  const error = problem === 'wrong' ? text : undefined;
  const page = {
    ...plain,
    title: words.codeTitle,
    lead: words.codeLead,
    problem: error === undefined ? text : [{ field: 'code', text: error }],
    children: (
      <>
        <Chosen value={sentTo} change={{ label: words.other, href: `${url}?change=1` }} />
        <Form action={`${url}/confirm`}>
          <CodeField
            name="code"
            label={words.code}
            hint={words.codeHint}
            error={error}
            autofocus={problem === undefined}
          />
          <Button tone="primary">{words.confirm}</Button>
        </Form>
        <PostButton action={`${url}/resend`} label={words.resend} tone="link" />
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

/** In the language of the page, in its order. */
function useCountryNames(countries: readonly string[]): string {
  const locale = localeOf(useLang());
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const sorted = countries.map((code) => names.of(code) ?? code).sort(new Intl.Collator(locale).compare);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(sorted);
}
