import { contrastRatio, correctContrast, type Hex } from './contrast.ts';

/** One theme's use of a brand colour. */
export interface BrandShades {
  /** Background of the primary button. */
  readonly fill: Hex;
  /** Text on the fill. */
  readonly onFill: Hex;
  /** Links, focus rings and selected items on the page itself. */
  readonly text: Hex;
}

export interface Brand {
  readonly light: BrandShades;
  readonly dark: BrandShades;
  /** True when the colour given could not be read as text on a white page and was darkened: tell the administrator. */
  readonly corrected: boolean;
}

/** The least favourable surfaces of `tokens.css`: what reads here reads on all of them. */
export const surfaces = { light: '#f0f1f4', dark: '#22252d' } as const satisfies Record<string, Hex>;

/** One of the two always reads on any colour; white is tried first. */
const ink = { dark: '#000000', light: '#ffffff' } as const satisfies Record<string, Hex>;

/** From one brand colour the shades that can be read in both themes. */
export function deriveBrand(hex: Hex): Brand {
  const text = { light: correctContrast(hex, surfaces.light), dark: correctContrast(hex, surfaces.dark) };
  return {
    light: { ...fillOf(hex), text: text.light.hex },
    // A navy button would vanish on a dark page: WCAG 2.2 SC 1.4.11 asks for 3:1.
    dark: { ...fillOf(correctContrast(hex, surfaces.dark, 3).hex), text: text.dark.hex },
    corrected: text.light.corrected,
  };
}

/** The stylesheet of one brand: custom properties only, for both themes. */
export function brandCss(hex: Hex): string {
  const { light, dark } = deriveBrand(hex);
  const pair = (name: keyof BrandShades) => `light-dark(${light[name]},${dark[name]})`;
  return `:root{--accent:${pair('fill')};--on-accent:${pair('onFill')};--accent-text:${pair('text')}}\n`;
}

function fillOf(hex: Hex): Pick<BrandShades, 'fill' | 'onFill'> {
  return { fill: hex, onFill: contrastRatio(hex, ink.light) >= 4.5 ? ink.light : ink.dark };
}
