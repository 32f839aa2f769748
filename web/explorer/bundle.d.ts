/** The committed operations, file name → text; the build puts them here. */
declare const OPERATION_FILES: Readonly<Record<string, string>>;

/** Styles are bundled into a file of their own. */
declare module '*.css';
