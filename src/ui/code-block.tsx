import { type ComponentChildren, Fragment } from 'preact';
import { CopyButton } from './copy-button.tsx';

export interface CodeBlockProps {
  readonly id: string;
  readonly code: string;
  /** What else one can do with it, below. */
  readonly children?: ComponentChildren;
}

/** Text for a machine: always left to right. */
export const CodeBlock = ({ id, code, children }: CodeBlockProps) => (
  <div class="code">
    <CopyButton of={id} />
    {/* What scrolls must be reachable by keyboard (WCAG 2.2 SC 2.1.1). */}
    <pre tabindex={0}>
      <code id={id}>{code}</code>
    </pre>
    {children}
  </div>
);

export interface CodeTab {
  /** Unique among the tabs. */
  readonly id: string;
  readonly label: string;
  readonly code: string;
  /** Below the code, such as downloads. */
  readonly more?: ComponentChildren;
}

export interface CodeTabsProps {
  /** Names the choice, such as "Language". Also makes the ids unique. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly CodeTab[];
  /** Id of the tab that is open at first; default the first. */
  readonly open?: string | undefined;
}

/** The same in several languages: radio buttons that need no script, moved through with the arrow keys. */
export const CodeTabs = ({ name, label, tabs, open = tabs[0]?.id }: CodeTabsProps) => (
  <fieldset class="code-tabs">
    <legend class="sr-only">{label}</legend>
    {tabs.map((tab) => (
      <Fragment key={tab.id}>
        <label>
          <input type="radio" name={name} value={tab.id} checked={tab.id === open} autocomplete="off" />
          {tab.label}
        </label>
        <CodeBlock id={`${name}-${tab.id}`} code={tab.code}>
          {tab.more}
        </CodeBlock>
      </Fragment>
    ))}
  </fieldset>
);
