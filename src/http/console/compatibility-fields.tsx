import { Checkbox, RadioGroup } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SelectField } from '../../ui/field.tsx';
import { choicesOf } from './choices.ts';
import type { ConnectionValues } from './connection-form.ts';
import { compatibilities, givenUp, switches } from './connection-words.tsx';

/** How closely links are read, and the switches for scripts in the field. */
export const CompatibilityFields = ({ values }: { readonly values: ConnectionValues }) => (
  <>
    <RadioGroup
      name="compatibility"
      label="How closely links are read"
      value={values.compatibility}
      choices={choicesOf(compatibilities)}
    />
    <Disclosure summary="What “to the letter” gives up" open={values.compatibility === 'letter'}>
      <ul>
        {givenUp.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Disclosure>
    <SwitchFields values={values} />
  </>
);

const SwitchFields = ({ values }: { readonly values: ConnectionValues }) => {
  const names = Object.keys(switches) as (keyof typeof switches)[];
  const on = names.filter((name) => values[name] === 'on');
  return (
    <Disclosure summary="Switches for scripts in the field" open={on.length > 0 || values.friendly_page !== 'shipped'}>
      <SwitchList on={on} />
      <SelectField
        name="friendly_page"
        label="When a link fails in a browser"
        hint="A page that says what to do, instead of the JSON that programs get."
        value={values.friendly_page}
        options={[
          { value: 'shipped', label: 'A page in hardened mode, JSON to the letter' },
          { value: 'on', label: 'Always a page' },
          { value: 'off', label: 'Always JSON' },
        ]}
      />
    </Disclosure>
  );
};

const SwitchList = ({ on }: { readonly on: readonly (keyof typeof switches)[] }) => (
  <>
    {Object.entries(switches).map(([name, { label, hint }]) => (
      <Checkbox
        key={name}
        name={name}
        look="switch"
        label={label}
        hint={hint}
        checked={on.includes(name as keyof typeof switches)}
      />
    ))}
  </>
);
