declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  // biome-ignore lint/style/noDefaultExport: the bundler gives the names of a sheet so
  export default classes
}
declare module '*.css' {}
declare module '@fontsource-variable/inter' {}
