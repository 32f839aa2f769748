/** Operation documents are bundled as text. */
declare module '*.graphql' {
  const text: string;

  // biome-ignore lint/style/noDefaultExport: this is how a bundler gives the text of a file.
  export { text as default };
}
