import { useTranslation } from 'react-i18next'
import { categoryOf } from '../state/category-of.ts'
import { boxHeight, boxWidth, type FlowPicture, pictureWidth } from '../state/flow-picture.ts'
import { type FlowShape, type Plugin, titleOf } from '../state/node-words.ts'
import classes from './side.module.css'

interface FlowMapProps {
  readonly picture: FlowPicture
  readonly flow: FlowShape
  readonly plugins: ReadonlyMap<string, Plugin>
  readonly name: string
}

/** The way through the flow in small: what was taken in accent, where it stands filled. */
export function FlowMap({ picture, flow, plugins, name }: FlowMapProps) {
  const { t, i18n } = useTranslation()
  const languages = [i18n.language, ...flow.languages]
  const { boxes, lines, height } = picture
  const here = boxes.find(({ isHere }) => isHere)
  const label = here
    ? t('inbox.flow.standsAt', { flow: name, node: nameOf(here.node) })
    : t('inbox.flow.wayThrough', { flow: name })
  return (
    <svg className={classes.picture} viewBox={`0 0 ${pictureWidth} ${height}`} role="img" aria-label={label}>
      {lines
        .toSorted((a, b) => Number(a.wasTaken) - Number(b.wasTaken))
        .map(({ id, path, wasTaken }) => (
          <path
            key={id}
            d={path}
            fill="none"
            stroke={wasTaken ? 'var(--accent)' : 'var(--edge)'}
            strokeWidth={wasTaken ? 2 : 1.5}
            strokeDasharray={wasTaken ? undefined : '4 3'}
          />
        ))}
      {boxes.map(({ node, x, y, isHere }) => (
        <g key={node.id}>
          <title>{nameOf(node)}</title>
          <rect
            x={x}
            y={y}
            width={boxWidth}
            height={boxHeight}
            rx={7}
            fill={isHere ? 'var(--accent-soft)' : 'var(--surface)'}
            stroke={isHere ? 'var(--accent)' : 'var(--line-2)'}
            strokeWidth={isHere ? 2 : 1}
          />
          <circle
            cx={x + 11}
            cy={y + boxHeight / 2}
            r={4}
            fill={`var(--cat-${categoryOf(node.action, plugins.get(node.action)?.type)})`}
          />
          <text x={x + 20} y={y + 16} fontWeight={isHere ? 600 : 450}>
            {cut(nameOf(node))}
          </text>
        </g>
      ))}
    </svg>
  )

  function nameOf(node: FlowShape['nodes'][number]): string {
    return titleOf(node, plugins.get(node.action), languages)
  }
}

/** What fits into a box; the whole stands in its title. */
function cut(text: string): string {
  return text.length <= 10 ? text : `${text.slice(0, 9).trimEnd()}…`
}
