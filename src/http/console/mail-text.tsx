interface Props {
  readonly text: string;
  /** Only links to these are made links: a mail may quote what strangers wrote. */
  readonly origins: readonly string[];
}

/** A mail of plain text, with its paragraphs and lines. */
export const MailText = ({ text, origins }: Props) => (
  <>
    {text.split(/\n\n+/).map((paragraph) => (
      <p key={paragraph}>
        {paragraph.split('\n').map((line, index) => (
          <Line key={line} text={line} origins={origins} isFirst={index === 0} />
        ))}
      </p>
    ))}
  </>
);

const Line = ({ text, origins, isFirst }: Props & { readonly isFirst: boolean }) => (
  <>
    {!isFirst && <br />}
    {text.split(/(https?:\/\/\S+)/).map((part) => (isOurs(part, origins) ? <a href={part}>{part}</a> : part))}
  </>
);

const isOurs = (part: string, origins: readonly string[]): boolean =>
  URL.canParse(part) && origins.includes(new URL(part).origin);
