/* Password managers are told which passkeys are left, so that they forget the others (Signal API). */
if (/(^|; )__Host-tell-device=1/.test(document.cookie)) {
  document.cookie = '__Host-tell-device=; Path=/; Secure; SameSite=Lax; Max-Age=0';
  const keys = await (await fetch('/account/passkeys/accepted')).json().catch(() => undefined);
  if (keys) window.PublicKeyCredential?.signalAllAcceptedCredentials?.(keys).catch(() => {});
}
