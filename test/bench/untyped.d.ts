/** Of the libraries that publish no types, what the bench calls. */
declare module 'pdfmake' {
  const library: {
    setFonts(fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>): void;
    createPdf(definition: { content: unknown[]; defaultStyle: { font: string; fontSize: number } }): {
      getBuffer(): Promise<Uint8Array>;
    };
  };
  export default library;
}

declare module 'react' {
  export function createElement(type: unknown, properties: object | null, children?: unknown): never;
}
