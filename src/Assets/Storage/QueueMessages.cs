using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Storage;

/// <summary>The rules of <see cref="IMessageQueue"/>, the same for every storage.</summary>
public static class QueueMessages
{
    /// <summary>What 64 KiB, the most that Azure Queue Storage takes, hold in Base64.</summary>
    private const int MaxBodyBytes = 48 << 10;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void Check(string queue, string body, TimeSpan delay)
    {
        CheckQueue(queue);
        if (!Unicode.IsWellFormed(body) || Encoding.UTF8.GetByteCount(body) > MaxBodyBytes)
        {
            throw DamException.Invalid("A message is at most 48 KiB of UTF-8.");
        }

        if (delay < TimeSpan.Zero || delay > MaxDelay)
        {
            throw DamException.Invalid("A message is delayed by at most 7 days.");
        }
    }

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void CheckQueue(string queue)
    {
        if (!StorageNames.IsLegal(queue))
        {
            throw DamException.Invalid("A queue name is 3 to 63 of a-z, 0-9 and single - between them.");
        }
    }
}
