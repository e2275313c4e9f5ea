using System.Collections.Frozen;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary>
/// The parameters that some signed call has. A client that was handed a ready-made signature sends more fields than were signed;
/// those are left out of the text to sign, and then out of the request.
/// </summary>
internal static class KnownParameters
{
    /// <summary>Sent with a signature and never part of it.</summary>
    public static readonly FrozenSet<string> NeverSigned =
        new[] { "file", "cloud_name", "resource_type", "api_key", "signature" }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Signed = """
        access_control access_mode accessibility_analysis allow_missing allowed_formats asset_folder asset_id async attachment
        auto_chaptering auto_tagging auto_transcription background background_removal backup batch_id callback categorization
        cinemagraph_analysis clear_invalid colors command context custom_coordinates detection discard_original_filename
        display_name eager eager_async eager_notification_url eval exif expires_at face_coordinates faces filename_override
        flatten_folders flatten_transformations folder font_antialiasing font_color font_family font_hinting font_size font_style
        font_weight format from_public_id fully_qualified_public_ids headers image_metadata invalidate keep_derived
        letter_spacing line_spacing manifest_json manifest_transformation media_metadata metadata mode moderation notification_url ocr
        on_success opacity overwrite phash prefix prefixes proxy public_id public_id_prefix public_ids quality_analysis
        quality_override raw_convert regions responsive_breakpoints return_delete_token similarity_search
        skip_transformation_name source tag tags target_asset_folder target_filename target_format target_public_id target_tags
        template template_vars text text_align text_decoration timestamp to_public_id to_type transformation transformations
        type unique_display_name unique_filename unsigned upload_preset urls use_asset_folder_as_public_id_prefix use_filename
        use_filename_as_display_name use_original_filename version_id visual_search
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
