import { RESPONSE_FIELD } from '../../factors/webauthn/response-field.ts';
import { assetUrl } from '../../ui/assets.ts';
import { useText } from '../../ui/page-context.ts';
import { ceremonyWords } from './ceremony.words.ts';

interface Props {
  readonly ceremony: 'get' | 'create';
  /** Where the browser learns what to ask the device: a POST. */
  readonly options: string;
  /** Also offered in the name field of the page, without a click. */
  readonly conditional?: boolean;
  /** A key that nobody has: managers may forget it. */
  readonly unknown?: { readonly rpId: string; readonly credentialId: string } | undefined;
}

/** The field of a form that a device fills, and what is said if it does not. */
export const Ceremony = ({ ceremony, options, conditional = false, unknown }: Props) => {
  const words = useText(ceremonyWords);
  return (
    <>
      <input
        type="hidden"
        name={RESPONSE_FIELD}
        data-ceremony={ceremony}
        data-options={options}
        data-conditional={conditional ? 'on' : undefined}
        data-unknown={unknown && JSON.stringify(unknown)}
      />
      <p role="status" data-cancelled={words.cancelled} data-known={words.known} />
      <noscript>
        <p>{words.needsScripts}</p>
      </noscript>
    </>
  );
};

export const ceremonyScripts = (): readonly string[] => [assetUrl('passkey.js')];
