import '@xyflow/react/dist/style.css'
import { Background, type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { useState } from 'react'
import type { Flow } from '../../../runtime/flow/model.ts'

/** React Flow as it comes, with the nodes and edges of a flow: a box with a word each. */
export function BareFlow({ flow }: { readonly flow: Flow }) {
  const [first] = useState(() => ({
    nodes: flow.nodes.map(({ id, name, position }): Node => ({ id, position, data: { label: name }, width: 196, height: 140 })),
    edges: flow.edges.map(({ id, source, target }): Edge => ({ id, source, target })),
  }))
  const [nodes, , onNodesChange] = useNodesState(first.nodes)
  const [edges, , onEdgesChange] = useEdgesState(first.edges)
  return (
    <div style={{ height: '100vh' }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        defaultViewport={{ x: 56, y: 112, zoom: 1 }}
        onlyRenderVisibleElements
        panOnScroll
      >
        <Background />
      </ReactFlow>
    </div>
  )
}
