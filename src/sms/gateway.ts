/** How one HTTP request hands a message to a provider. Texts hold places such as `{to}`: see `placeNames`. */
export interface GatewayRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What an answer must be to count: `201`, `2xx`, `202 message_uuid` (there), `200 status=0` (and equal). */
  readonly success: string;
}

export const presetNames = ['twilio', 'vonage', 'messagebird', 'telnyx', 'generic'] as const;
export type PresetName = (typeof presetNames)[number];

/**
 * What stands for what. `toDigits` is the number without its plus, `basic` what HTTP Basic makes of account and secret
 * (RFC 7617), `messageId` the same at each try.
 */
export const placeNames = ['to', 'toDigits', 'text', 'from', 'messageId', 'account', 'secret', 'basic'] as const;
export type PlaceName = (typeof placeNames)[number];

/** The one gateway of a deployment. Never shown or logged as a whole: it holds the provider's secret. */
export interface Gateway {
  readonly preset: PresetName;
  readonly request: GatewayRequest;
  readonly account: string;
  readonly secret: string;
  readonly from: string;
}

/** The same as a page may show it. */
export interface SmsGateway {
  readonly preset: PresetName;
  readonly host: string;
  readonly from: string;
}

export const describeGateway = ({ preset, request, from }: Gateway): SmsGateway => ({
  preset,
  host: new URL(request.url.replaceAll(/\{\w+\}/g, 'x')).host,
  from,
});
