import { Component, type ComponentChildren, type FunctionComponent, h } from 'preact'

/** Draws again only when one of its properties is another: a long transcript must not be laid out for each letter typed. */
export function pure<P extends object>(draw: FunctionComponent<P>): FunctionComponent<P> {
  class Pure extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !isSame(this.props, next)
    }
    override render(): ComponentChildren {
      return h<P>(draw, this.props)
    }
  }
  return props => h(Pure, { ...props })
}

function isSame(one: object, other: object): boolean {
  const [before, after] = [new Map(Object.entries(one)), Object.entries(other)]
  return before.size === after.length && after.every(([key, value]) => before.get(key) === value)
}
