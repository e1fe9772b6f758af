/* Password managers are told which passkeys are left, so that they forget the others (Signal API). */
const { cookieStore, PublicKeyCredential: keyApi } = window;
if (keyApi?.signalAllAcceptedCredentials && (await cookieStore?.get('__Host-tell-device'))) {
  await cookieStore.delete('__Host-tell-device');
  const answer = await fetch('/account/passkeys/accepted');
  if (answer.ok) keyApi.signalAllAcceptedCredentials(await answer.json()).catch(() => {});
}
