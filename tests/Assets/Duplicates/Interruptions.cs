using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Tests.Duplicates;

/// <summary>Somebody else at work in the midst of a decision, and what comes of it.</summary>
internal static class Interruptions
{
    /// <summary>What happens between the calls to the storage that somebody else makes, not between its own.</summary>
    public static Func<int, Task> Meanwhile(Func<Task> work)
    {
        var isAtIt = false;
        return async _ =>
        {
            if (!isAtIt)
            {
                isAtIt = true;
                await work();
                isAtIt = false;
            }
        };
    }

    public static async Task<ErrorKind?> KindAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (DamException e)
        {
            return e.Kind;
        }
    }
}
