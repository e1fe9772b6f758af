/*
 * Works at an ALTCHA challenge (version 2) in place of a wait, and puts the solution into the form. Without scripts, or
 * where the browser has no WebCrypto, the wait alone is the way.
 */
for (const field of document.querySelectorAll('input[data-challenge]')) {
  const challenge = JSON.parse(field.dataset.challenge);
  const { algorithm, cost, keyLength, keyPrefix, nonce, salt } = challenge.parameters;
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
  const text = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const how = { name: 'PBKDF2', hash: algorithm.slice(7), iterations: cost, salt: bytes(salt) };
  const password = Uint8Array.from([...bytes(nonce), 0, 0, 0, 0]);
  const counted = new DataView(password.buffer, password.length - 4);
  const keyOf = async (counter) => {
    counted.setUint32(0, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    return text(await crypto.subtle.deriveBits(how, key, keyLength * 8));
  };
  const work = async () => {
    let counter = 0;
    let derivedKey = await keyOf(counter);
    while (!derivedKey.startsWith(keyPrefix)) derivedKey = await keyOf(++counter);
    field.value = JSON.stringify({ challenge, solution: { counter, derivedKey } });
  };
  const status = document.getElementById(field.dataset.status);
  if (globalThis.crypto?.subtle) {
    status.textContent = status.dataset.working;
    void work().then(() => {
      status.textContent = status.dataset.done;
    });
  }
}
