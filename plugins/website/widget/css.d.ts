declare module '*.css?inline' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the bundler says so
  export default text
}
