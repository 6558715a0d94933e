/** OpenCC's dictionaries of single characters, which the package exports without types. */
declare module 'opencc-js/dict/*' {
  const dictionary: string
  // biome-ignore lint/style/noDefaultExport: so the package does.
  export default dictionary
}
