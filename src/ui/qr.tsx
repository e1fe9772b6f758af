export interface QrProps {
  /** Rows of dark (true) and light modules, without the quiet zone. */
  readonly modules: readonly (readonly boolean[])[];
  /** What scanning it does. */
  readonly label: string;
}

const quiet = 4;

/** A QR code as one path, dark on white in both themes because scanners ask for it. ISO/IEC 18004 asks for 4 quiet modules. */
export const Qr = ({ modules, label }: QrProps) => {
  const size = modules.length + 2 * quiet;
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
};
