/* Show-password button and Caps Lock hint. Without scripts the button stays hidden and the field works. */
for (const button of document.querySelectorAll('.password button')) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  const hint = document.getElementById(`${input.id}-caps-lock`);
  const show = (shown) => {
    button.setAttribute('aria-pressed', String(shown));
    input.type = shown ? 'text' : 'password';
  };
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  // Sent as a password, so that the browser does not remember it as ordinary text.
  input.form?.addEventListener('submit', () => show(false));
  for (const type of ['keydown', 'keyup']) {
    input.addEventListener(type, (event) => {
      hint.textContent = event.getModifierState?.('CapsLock') ? hint.dataset.text : '';
    });
  }
}
