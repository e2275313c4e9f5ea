namespace ServerlessDam.Media.Operations.Text;

/// <summary>Pixels around something, never negative.</summary>
internal readonly record struct Edges(int Left, int Top, int Right, int Bottom)
{
    public static Edges None => default;
}
