interface Pair {
  readonly name: string;
  readonly foreground: string;
  readonly background: string;
}

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2 contrast of two colours `#rrggbb`, 1 to 21. */
export const contrast = (first: string, second: string): number => {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const colour = (style: string, property: 'color' | 'background'): string | undefined =>
  new RegExp(`(?:^|[;{])${property}:(#[0-9a-f]{6})`).exec(style)?.[1];

const ruleOf = (html: string, name: string): string => new RegExp(`\\.${name}\\{([^}]*)\\}`).exec(html)?.[1] ?? '';

/** Text and the ground it stands on, light from the elements' own styles and dark from the style sheet. */
export const declaredPairs = (html: string): Pair[] => {
  const styles = [...html.matchAll(/style="([^"]*)"/g)].map(([, style = '']) => style);
  const cardGround = colour(styles.find((style) => style.includes('max-width')) ?? '', 'background') ?? '';
  const light = styles.flatMap((style, index) => {
    const foreground = colour(style, 'color');
    return foreground === undefined
      ? []
      : [{ name: `light ${index} ${foreground}`, foreground, background: colour(style, 'background') ?? cardGround }];
  });
  const darkGround = colour(ruleOf(html, 'card'), 'background') ?? '';
  const dark = ['card', 'small'].map((name) => ({
    name: `dark ${name}`,
    foreground: colour(ruleOf(html, name), 'color') ?? '',
    background: darkGround,
  }));
  return [...light, ...dark];
};
