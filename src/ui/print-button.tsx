/** Prints the page. Appears only where scripts run; everybody else has the browser’s own menu. */
export const PrintButton = ({ label }: { readonly label: string }) => (
  <button type="button" class="button" hidden data-print>
    {label}
  </button>
);
