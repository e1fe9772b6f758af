/** Codes to keep. `id` is what a copy button refers to: each code is on a line of its own. */
export const CodeList = ({ id, codes }: { readonly id: string; readonly codes: readonly string[] }) => (
  <pre class="code-list" id={id}>
    {codes.join('\n')}
  </pre>
);
