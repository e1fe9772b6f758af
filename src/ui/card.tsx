import type { ComponentChildren } from 'preact';

export interface CardProps {
  readonly title?: string | undefined;
  readonly description?: ComponentChildren;
  /** Buttons at the end of the title. */
  readonly actions?: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly id?: string | undefined;
  readonly children?: ComponentChildren;
}

/** One subject of a page, with its own heading. */
export const Card = ({ title, description, actions, footer, id, children }: CardProps) => (
  <section class="card" id={id}>
    {(title || actions) && (
      <header class="card-header">
        <div>
          {title && <h2>{title}</h2>}
          {description && <p class="hint">{description}</p>}
        </div>
        {actions && <div class="buttons">{actions}</div>}
      </header>
    )}
    {children}
    {footer && <footer class="card-footer">{footer}</footer>}
  </section>
);
