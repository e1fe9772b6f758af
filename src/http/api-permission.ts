/** What an API token may hold, with the sentence the console and the documentation show. */
export const apiPermissions = {
  'person:read': 'Read the people of the organization.',
  'connection:read': 'Read connections and the state of their keys, never a key itself.',
  'connection:write': 'Change connections and switch them on and off.',
  'key:write': 'Make, rotate and revoke keys; a new key is shown once.',
  'attempt:read': 'Read sign-in attempts.',
  'link:explain': 'Have the debugger explain a signed link or a refused attempt, never the digest it should have had.',
  'event:write': 'Record events of an application that relies on Sallyport.',
  'contact:write': 'Find whom an e-mail address belongs to, and add it as a contact when it is nobody’s.',
  'caller:check': 'Check whether somebody who calls is who they say.',
  'entrance:use': 'Ask where a signed-out visitor of an application goes.',
} as const satisfies Readonly<Record<string, string>>;

export type ApiPermission = keyof typeof apiPermissions;

export const isApiPermission = (text: string): text is ApiPermission => Object.hasOwn(apiPermissions, text);
