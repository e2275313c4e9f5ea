namespace ServerlessDam.Media.Engine;

/// <summary>
/// What is left of colours for people who lack a kind of cones: matrices for linear light, rows for red, green and blue, from
/// Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (IEEE TVCG 15(6), 2009),
/// at severity 1.0.
/// </summary>
internal static class ColourDeficiency
{
    public static double[,] Protanopia { get; } = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } };

    public static double[,] Deuteranopia { get; } = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } };

    public static double[,] Tritanopia { get; } = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } };
}
