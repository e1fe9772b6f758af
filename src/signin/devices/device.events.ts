import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

interface AboutDevice {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
  readonly deviceId: string;
}

export type DeviceEvent =
  | (AboutDevice & { readonly type: 'device.remembered'; readonly address: string })
  | (AboutDevice & { readonly type: 'device.forgotten' });

export const deviceEvents: Readonly<Record<DeviceEvent['type'], string>> = {
  'device.remembered': 'A person asked not to be asked for the second step in this browser for some days.',
  'device.forgotten': 'A browser in which somebody had signed in counts as new again.',
};
