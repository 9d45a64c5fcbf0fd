import { lazy, Suspense } from 'react'
import { useSearch } from 'wouter'
import { useMay } from '../session/session.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { PageBones } from '../shell/page-bones.tsx'
import { FlowList } from './flow-list.tsx'

const NewFlow = lazy(async () => ({ default: (await import('./new-flow.tsx')).NewFlow }))

/** `/flows` is all of them; `/flows?new` makes another, `/flows?new=<template>` of a template. */
export function FlowsPage() {
  const wanted = new URLSearchParams(useSearch()).get('new')
  const mayRead = useMay('flows:read')
  const mayWrite = useMay('flows:write')
  if (!mayRead) return <NotFoundPage />
  if (wanted === null || !mayWrite) return <FlowList />
  return (
    <Suspense fallback={<PageBones />}>
      <NewFlow template={wanted} />
    </Suspense>
  )
}
