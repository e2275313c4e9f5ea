using ServerlessDam.Assets.Moving;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>Progress that nobody watches.</summary>
internal sealed class Unheard : IProgress<CopyProgress>
{
    public void Report(CopyProgress value)
    {
    }
}
