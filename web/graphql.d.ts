/** Operation documents are bundled as text. */
declare module '*.graphql' {
  const text: string;

  export { text as default };
}
