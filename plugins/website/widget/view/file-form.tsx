/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Texts } from '../contract.ts'
import { useAround } from './around.ts'
import { fileKinds, fileProblemOf, refusalOf } from './check-file.ts'
import { FormFrame, problemId } from './form-frame.tsx'
import { Icon } from './icon.tsx'
import type { QuestionProps } from './question.tsx'
import { useAnswer } from './use-answer.ts'

/** One file: picked, looked at by its name, then sent. A file that did not arrive stays, to be tried again. */
export function FileForm({ question, labelledBy }: QuestionProps): VNode {
  const { t, actions, filePicker, fileBytes, formats } = useAround()
  const { send } = useAnswer()
  const [file, setFile] = useState<File>()
  const [problem, setProblem] = useState<string>()
  const [fraction, setFraction] = useState<number>()
  const isShown = useRef(true)
  useEffect(
    () => () => {
      isShown.current = false
    },
    [],
  )

  const wordsOf = (problem: keyof Texts): string => t(problem, { size: formats.size(fileBytes) })
  const upload = async (picked: File): Promise<void> => {
    setFraction(0)
    try {
      const fileId = await actions.upload(picked, setFraction)
      // Answered in the meantime by other means: the file is not said as well.
      if (isShown.current) send({ text: picked.name, fileId })
    } catch (error) {
      setFraction(undefined)
      const why = refusalOf(error)
      setProblem(why ? wordsOf(why) : t('file.failed'))
    }
  }
  const submit = (): void => {
    if (fraction !== undefined) return
    if (file) void upload(file)
    else {
      setProblem(t('wrong.empty'))
      filePicker.current?.focus()
    }
  }
  return (
    <FormFrame labelledBy={labelledBy} exits={question.choices} problem={problem} submit={submit}>
      <span class="label" id="file-label">
        {t('field.file')}
      </span>
      <label class="picker">
        <input
          type="file"
          ref={filePicker}
          accept={fileKinds}
          disabled={fraction !== undefined}
          aria-labelledby="file-label file-name"
          aria-invalid={problem !== undefined}
          aria-describedby={problemId}
          onChange={({ currentTarget }) => {
            const picked = currentTarget.files?.[0]
            const wrong = picked && fileProblemOf(picked, fileBytes)
            setProblem(wrong && wordsOf(wrong))
            setFile(wrong ? undefined : picked)
          }}
        />
        <Icon name={file ? 'file' : 'clip'} />
        <bdi id="file-name">{file?.name ?? t('file.choose')}</bdi>
      </label>
      {fraction !== undefined && <Progress fraction={fraction} />}
    </FormFrame>
  )
}

function Progress({ fraction }: { readonly fraction: number }): VNode {
  const { t, formats } = useAround()
  const text = t('file.sending', { percent: formats.percent(fraction) })
  return (
    <div class="upload">
      <progress value={fraction} aria-label={text} />
      <span aria-hidden="true">{text}</span>
    </div>
  )
}
