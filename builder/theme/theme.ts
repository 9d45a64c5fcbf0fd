import {
  ActionIcon,
  Button,
  Checkbox,
  CloseButton,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  Menu,
  Modal,
  Notification,
  Popover,
  Radio,
  Select,
  Switch,
  Tooltip,
} from '@mantine/core'
import parts from './parts.module.css'

const raised = { shadow: 'md', radius: 'md', transitionProps: { duration: 160 } } as const

/** Mantine in our clothes: every colour and size of it is a token. */
export const theme = createTheme({
  primaryColor: 'ink',
  colors: {
    ink: ['#e8f4f1', '#cfe6e1', '#9fd6cc', '#5cc0b2', '#3fa79b', '#2a8d83', '#177270', '#0f5c5a', '#0b4a48', '#083b3a'],
  },
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  black: '#15211f',
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  shadows: { xs: 'var(--sh-1)', sm: 'var(--sh-1)', md: 'var(--sh-2)', lg: 'var(--sh-3)', xl: 'var(--sh-3)' },
  focusRing: 'never',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
      classNames: { root: parts.iconButton ?? '' },
    }),
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'filled' }, classNames: { root: parts.button ?? '' } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs', iconColor: 'var(--on-brand)' },
      classNames: { label: parts.choiceLabel ?? '', body: parts.choice ?? '', input: parts.box ?? '' },
    }),
    CloseButton: CloseButton.extend({ defaultProps: { size: 28 } }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { duration: 240 } } }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      classNames: { input: parts.input ?? '', wrapper: parts.inputWrapper ?? '' },
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      classNames: {
        root: parts.field ?? '',
        label: parts.label ?? '',
        description: parts.help ?? '',
        error: parts.error ?? '',
      },
    }),
    Menu: Menu.extend({
      // What would hold the focus at first is no item, and a menu may hold nothing else.
      defaultProps: { ...raised, withInitialFocusPlaceholder: false },
      classNames: {
        dropdown: parts.floating ?? '',
        item: parts.menuItem ?? '',
        itemSection: parts.menuSign ?? '',
        label: parts.menuLabel ?? '',
      },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', shadow: 'xl', padding: 'lg', transitionProps: { duration: 160 } },
      classNames: {
        content: parts.modal ?? '',
        header: parts.modal ?? '',
        title: parts.modalTitle ?? '',
        overlay: parts.scrim ?? '',
      },
    }),
    Notification: Notification.extend({ classNames: { description: parts.notice ?? '' } }),
    Popover: Popover.extend({ defaultProps: raised, classNames: { dropdown: parts.floating ?? '' } }),
    Radio: Radio.extend({
      defaultProps: { size: 'xs', iconColor: 'var(--on-brand)' },
      classNames: {
        label: parts.choiceLabel ?? '',
        body: parts.choiceTop ?? '',
        radio: parts.box ?? '',
        description: parts.choiceHelp ?? '',
      },
    }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right', maxDropdownHeight: 352 } }),
    Switch: Switch.extend({
      defaultProps: { size: 'xs', withThumbIndicator: false },
      classNames: {
        label: parts.choiceLabel ?? '',
        body: parts.choice ?? '',
        track: parts.switchTrack ?? '',
        thumb: parts.switchThumb ?? '',
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withinPortal: true },
      classNames: { tooltip: parts.tooltip ?? '' },
    }),
  },
})
