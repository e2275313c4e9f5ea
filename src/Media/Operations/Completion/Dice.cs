namespace ServerlessDam.Media.Operations.Completion;

/// <summary>Numbers without a pattern, the same for the same seed on every machine (Marsaglia's xorshift).</summary>
internal sealed class Dice(uint seed)
{
    private ulong _state = 0x9E3779B97F4A7C15 ^ ((ulong)seed << 17) ^ (seed + 1u);

    /// <summary>0 to <paramref name="below"/>, without that.</summary>
    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 32) * (ulong)below >> 32);
    }
}
