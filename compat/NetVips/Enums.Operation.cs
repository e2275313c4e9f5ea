namespace NetVips;

public static partial class Enums
{
    /// <summary>How the upper picture meets the lower one: Porter-Duff and PDF modes.</summary>
    public enum BlendMode
    {
        Clear = 0,
        Source = 1,
        Over = 2,
        In = 3,
        Out = 4,
        Atop = 5,
        Dest = 6,
        DestOver = 7,
        DestIn = 8,
        DestOut = 9,
        DestAtop = 10,
        Xor = 11,
        Add = 12,
        Saturate = 13,
        Multiply = 14,
        Screen = 15,
        Overlay = 16,
        Darken = 17,
        Lighten = 18,
        ColourDodge = 19,
        ColourBurn = 20,
        HardLight = 21,
        SoftLight = 22,
        Difference = 23,
        Exclusion = 24,
    }

    public enum OperationBoolean
    {
        And = 0,
        Or = 1,
        Eor = 2,
        Lshift = 3,
        Rshift = 4,
    }

    public enum OperationMath2
    {
        Pow = 0,
        Wop = 1,
        Atan2 = 2,
    }

    public enum OperationRelational
    {
        Equal = 0,
        Noteq = 1,
        Less = 2,
        Lesseq = 3,
        More = 4,
        Moreeq = 5,
    }

    public enum OperationRound
    {
        Rint = 0,
        Ceil = 1,
        Floor = 2,
    }

    public enum Precision
    {
        Integer = 0,
        Float = 1,
        Approximate = 2,
    }

    public enum TextWrap
    {
        Word = 0,
        Char = 1,
        WordChar = 2,
        None = 3,
    }
}
