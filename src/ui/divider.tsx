/** A word such as "or" between two ways on. */
export const Divider = ({ label }: { readonly label: string }) => <p class="divider">{label}</p>;
