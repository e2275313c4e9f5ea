namespace ServerlessDam.Media.Vision;

/// <summary>What becomes of the memory that a model takes to look at one picture.</summary>
internal enum NetworkMemory
{
    /// <summary>Kept for the next: faster, and worth it for models of a fixed size.</summary>
    Kept,

    /// <summary>Given back.</summary>
    Given,

    /// <summary>Given back piece by piece while it runs: a third less at a time, for about a third more time. For what takes hundreds of megabytes.</summary>
    Spared,
}
