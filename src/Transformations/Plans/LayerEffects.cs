using System.Collections.Frozen;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Every effect between a layer and the picture, by the name it has in a URL.</summary>
public static class LayerEffects
{
    public static readonly ValueList<LayerEffect> All =
    [
        new("anti_removal", LayerBlend.AntiRemoval, "Lays the layer over with slight random changes of place and opacity, so that no two copies can be subtracted; strength is how much.", "l_text:Roboto_80_bold:SAMPLE,co_white/e_anti_removal:90,fl_layer_apply") { Strength = Percent("strength", 1, 100, 50) },
        new("cut_out", LayerBlend.CutOut, "Makes the picture transparent where the layer is not transparent.", "l_text:Roboto_160_bold:SUN/e_cut_out,fl_layer_apply"),
        new("displace", LayerBlend.Displace, "Moves the picture's pixels by the layer's red and green, by up to x and y.", "l_brushes/c_scale,w_400/e_displace,fl_layer_apply,x_40,y_40"),
        new("mask", LayerBlend.Mask, "Makes the picture as opaque as the layer is bright.", "l_brushes/c_fill,h_300,w_400/e_mask,fl_layer_apply"),
        new("multiply", LayerBlend.Multiply, "Multiplies both: the result is darker than either.", "l_brushes/c_fill,h_200,w_300/e_multiply,fl_layer_apply"),
        new("overlay", LayerBlend.Overlay, "Multiplies where the picture is dark and screens where it is light.", "l_brushes/c_fill,h_200,w_300/e_overlay,fl_layer_apply"),
        new("screen", LayerBlend.Screen, "Multiplies the opposites: the result is lighter than either.", "l_brushes/c_fill,h_200,w_300/e_screen,fl_layer_apply"),
    ];

    public static readonly FrozenDictionary<string, LayerEffect> ByName = All.ToFrozenDictionary(effect => effect.Name);
}
