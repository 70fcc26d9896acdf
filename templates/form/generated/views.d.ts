/** A view compiled by nunjucks, for its runtime's PrecompiledLoader. */
export declare const views: Readonly<Record<string, object>>;
