import { Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/key-hint.tsx'
import classes from './commands.module.css'
import { useAllCommands } from './commands.tsx'
import { createCellOf } from './open-cell.ts'

const isOpen = createCellOf(false)

/** Opens it. */
export function openKeysHelp(): void {
  isOpen.set(true)
}

/** Every key there is on this page, and what it does. */
export function KeysHelp() {
  const { t } = useTranslation()
  const open = useSyncExternalStore(isOpen.listen, isOpen.get)
  const groups = Map.groupBy(
    useAllCommands().filter(command => command.keys !== undefined),
    command => command.group,
  )
  return (
    <Modal
      opened={open}
      onClose={() => isOpen.set(false)}
      title={t('commands.keysTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={classes.keys}>
        {[...groups].map(([group, commands]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {commands.map(({ id, label, keys = '' }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    <KeyHint keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
