/** Those that people use most in a chat. */
export const emojis: readonly string[] = [
  '😀 😃 😄 😁 😅 😂 🙂 😉',
  '😊 😇 😍 😘 😎 🤗 🤔 🤞',
  '😐 🙄 😌 😴 🙁 😮 😢 😭',
  '👍 👎 👌 👏 🙌 🙏 💪 👋',
  '🤝 👀 💯 🔥 🎉 ✨ ⭐ 💡',
  '✅ ❌ ❓ ❗ 📞 📧 📅 ❤️',
].flatMap(row => row.split(' '))
