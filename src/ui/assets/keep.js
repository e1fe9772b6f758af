/* What is shown once is not left by accident: the browser asks, until its form is sent. */
for (const form of document.querySelectorAll('form[data-keep]')) {
  let isSent = false;
  form.addEventListener('submit', () => {
    isSent = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!isSent) event.preventDefault();
  });
}
