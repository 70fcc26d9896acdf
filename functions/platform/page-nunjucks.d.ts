declare module 'nunjucks/browser/nunjucks-slim.js' {
  interface Environment {
    render(view: string, model: object): string;
  }
  const nunjucks: {
    Environment: new (loader: object, options: { autoescape: true; throwOnUndefined?: boolean }) => Environment;
    PrecompiledLoader: new (views: Readonly<Record<string, object>>) => object;
  };
  export default nunjucks;
}
