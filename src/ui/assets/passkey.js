/*
 * Passkeys and security keys. A form with a `data-ceremony` field (`get` or `create`) is sent once the device has filled the
 * field; what the device is asked comes from `data-options`. With `data-conditional` the browser also offers passkeys in
 * the name field, from the start and without a click.
 */
const api = window.PublicKeyCredential;
const parse = { get: api?.parseRequestOptionsFromJSON, create: api?.parseCreationOptionsFromJSON };
const STALE = 240_000;
let pending;

const ask = async (field, mediation) => {
  const { ceremony, options } = field.dataset;
  pending?.abort();
  pending = new AbortController();
  const { signal } = pending;
  const answer = await fetch(options, { method: 'POST', headers: { accept: 'application/json' }, signal });
  if (!answer.ok) throw new Error(answer.status);
  const publicKey = parse[ceremony].call(api, await answer.json());
  const credential = await navigator.credentials[ceremony]({ publicKey, mediation, signal });
  field.value = JSON.stringify(credential);
  field.form.submit();
};

/* What became of it is said in plain words: nobody has done anything wrong by closing a dialog. */
const say = (field, { name }) => {
  const status = field.form.querySelector('[data-cancelled]');
  if (name === 'Error') location.reload();
  else if (name !== 'AbortError')
    status.textContent = status.dataset[name === 'InvalidStateError' ? 'known' : 'cancelled'];
};

/* A challenge lasts five minutes, and people leave pages open. */
const listen = (field, until) => {
  if (field.dataset.conditional !== 'on' || Date.now() > until) return;
  ask(field, 'conditional').catch(() => {});
  setTimeout(() => listen(field, until), STALE);
};

for (const field of document.querySelectorAll('[data-ceremony]')) {
  const { form, dataset } = field;
  if (!parse[dataset.ceremony]) continue;
  form.parentElement.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dataset.conditional &&= 'off';
    ask(field).catch((fault) => say(field, fault));
  });
  const { unknown } = dataset;
  if (unknown) api.signalUnknownCredential?.(JSON.parse(unknown)).catch(() => {});
  if (!dataset.conditional) continue;
  api.isConditionalMediationAvailable?.().then((can) => can && listen(field, Date.now() + 1_800_000));
  api.isUserVerifyingPlatformAuthenticatorAvailable?.().then((can) => {
    if (can) window.cookieStore?.set('__Host-has-device', '1');
  });
}
